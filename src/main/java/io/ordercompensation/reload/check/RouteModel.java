package io.ordercompensation.reload.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.TypeConverter;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializerResolver;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.apache.camel.dsl.yaml.common.exception.UnknownNodeIdException;
import org.apache.camel.dsl.yaml.deserializers.CustomResolver;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializersResolver;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.UriFactoryResolver;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SimpleTypeConverter;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Has Camel's own deserializers make the model of a file, as its loader does, in a context that is not started and has
 * no registry, properties or components. Only the deserializers of {@code route-rights.txt} are reached: others look up
 * classes and beans while they parse.
 */
final class RouteModel {

    private final RightsTable rights;
    private String unknown;

    RouteModel(RightsTable rights) {
        this.rights = rights;
    }

    List<RouteDefinition> routes(List<Node> entries) throws RejectedException {
        try (DefaultCamelContext bare = new BareContext()) {
            UriFactoryResolver stock = bare.getCamelContextExtension().getContextPlugin(UriFactoryResolver.class);
            bare.getCamelContextExtension()
                    .addContextPlugin(
                            UriFactoryResolver.class,
                            (scheme, context) ->
                                    rights.endpoint(scheme) == null ? null : stock.resolveFactory(scheme, context));
            YamlDeserializationContext yaml =
                    new YamlDeserializationContext(LoadSettings.builder().build());
            yaml.setCamelContext(bare);
            yaml.setResource(ResourceHelper.fromString("a.camel.yaml", ""));
            yaml.addResolver(onlyOfTheTable());
            List<RouteDefinition> routes = new ArrayList<>();
            for (Node entry : entries) {
                YamlDeserializerSupport.setDeserializationContext(entry, yaml);
                routes.add((RouteDefinition) yaml.mandatoryResolve(entry).construct(entry));
            }
            return routes;
        } catch (UnknownNodeIdException e) {
            throw refused().at(line(e));
        } catch (MarkedYamlEngineException e) {
            throw RejectedException.of(
                    line(e),
                    "The YAML DSL does not know this: " + Allowed.shown(e.getProblem()) + ".",
                    "Correct it; the Camel manual lists the settings of each step.",
                    e);
        } catch (RuntimeException | IOException e) {
            throw RejectedException.of(
                    null,
                    "The YAML DSL cannot read this: " + Allowed.shown(String.valueOf(e.getMessage())) + ".",
                    "Correct it; the Camel manual lists the settings of each step.",
                    e);
        }
    }

    /** Not even built: that would search the class path for type converters. */
    private static final class BareContext extends DefaultCamelContext {

        private static final TypeConverter TEXT =
                new SimpleTypeConverter(true, (type, exchange, value) -> type.cast(value));

        BareContext() {
            super(false);
        }

        @Override
        public TypeConverter getTypeConverter() {
            return TEXT;
        }
    }

    private YamlDeserializerResolver onlyOfTheTable() {
        YamlDeserializerResolver custom = new CustomResolver(null);
        YamlDeserializerResolver model = new ModelDeserializersResolver();
        return id -> {
            if (!isKnown(id)) {
                unknown = id;
                return null;
            }
            ConstructNode found = custom.resolve(id);
            return found == null ? model.resolve(id) : found;
        };
    }

    private boolean isKnown(String id) {
        return id.equals("route")
                || rights.knows(id)
                // These only choose one of the known ones.
                || id.equals("org.apache.camel.model.ProcessorDefinition")
                || id.equals("org.apache.camel.model.language.ExpressionDefinition")
                || id.equals("org.apache.camel.model.ExpressionSubElementDefinition")
                || id.equals("org.apache.camel.model.DataFormatDefinition");
    }

    private RejectedException refused() {
        String name = unknown.substring(unknown.lastIndexOf('.') + 1);
        String what = "The step";
        if (unknown.contains(".language.")) {
            what = "The language";
            name = small(name.replace("Expression", ""));
        } else if (unknown.contains(".dataformat.")) {
            what = "The data format";
            name = small(name.replace("DataFormat", ""));
        } else if (unknown.contains(".")) {
            what = "The setting";
            name = small(name.replace("Definition", ""));
        }
        return ModelWalk.onlyTrusted(what, name);
    }

    private static String small(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Integer line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null);
    }
}
