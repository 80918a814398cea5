package io.ordercompensation.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.http.BoundedServer;
import io.ordercompensation.http.HttpLimits;
import java.util.List;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A management server on a port of its own knows only actuator endpoints; this adds controllers. */
@ConditionalOnProperty("compensation.standalone")
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@EnableWebMvc
class ManagementMvc implements WebMvcConfigurer {

    private final ObjectMapper mapper;

    ManagementMvc(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The main server has its own. */
    @Bean
    BoundedServer boundedManagementServer(HttpLimits limits, Environment environment) {
        return new BoundedServer(limits, environment);
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.stream()
                .filter(MappingJackson2HttpMessageConverter.class::isInstance)
                .forEach(converter -> ((MappingJackson2HttpMessageConverter) converter).setObjectMapper(mapper));
    }
}
