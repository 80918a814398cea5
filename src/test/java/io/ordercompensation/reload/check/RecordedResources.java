package io.ordercompensation.reload.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceLoader;

/** Has whatever Camel wants to read from elsewhere written down, and refused. */
public final class RecordedResources implements ResourceLoader {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private CamelContext context;

    public static RecordedResources of(CamelContext context) {
        RecordedResources resources = new RecordedResources();
        context.getCamelContextExtension().addContextPlugin(ResourceLoader.class, resources);
        return resources;
    }

    @Override
    public Resource resolveResource(String uri) {
        asked.add(uri);
        throw new IllegalStateException("Somebody wants to read " + uri);
    }

    /** The uris. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }
}
