package io.ordercompensation.management;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.audit.Audit;
import io.ordercompensation.audit.AuditEndpoint;
import io.ordercompensation.audit.Reconcile;
import io.ordercompensation.parked.BulkRuns;
import io.ordercompensation.parked.ParkedEndpoint;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.reload.HotDeploy;
import io.ordercompensation.reload.HotDeployEndpoint;
import org.jolokia.server.core.service.api.Restrictor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Our endpoints and pages, wherever the management server is: on a port of its own or beside everything else. */
@ConditionalOnProperty("compensation.standalone")
@ManagementContextConfiguration(value = ManagementContextType.ANY, proxyBeanMethods = false)
class ManagementEndpoints implements WebMvcConfigurer {

    /** Uses patterns: with an exact path, Spring would look up an empty file name. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/*.html", "/console/*.css", "/console/*.js")
                .addResourceLocations("classpath:/order-compensation/console/");
    }

    @Bean
    ParkedEndpoint parkedEndpoint(
            ParkedMessages parked,
            BulkRuns runs,
            ObjectMapper mapper,
            @Value("${compensation.max-body-bytes}") int maxBodyBytes) {
        return new ParkedEndpoint(parked, runs, mapper, maxBodyBytes);
    }

    /** Without it Jolokia would allow everything to everybody who is logged in. */
    @Bean
    Restrictor consoleRestrictor() {
        return new ConsoleRestrictor();
    }

    @Bean
    ConsolePages consolePages() {
        return new ConsolePages();
    }

    @Bean
    AuditEndpoint auditEndpoint(
            Audit audit,
            Reconcile reconcile,
            ObjectMapper mapper,
            @Value("${compensation.max-body-bytes}") int maxBodyBytes) {
        return new AuditEndpoint(audit, reconcile, mapper, maxBodyBytes);
    }

    @Bean
    @ConditionalOnProperty(name = "compensation.hot-deploy.enabled", havingValue = "true")
    HotDeployEndpoint hotDeployEndpoint(HotDeploy hotDeploy) {
        return new HotDeployEndpoint(hotDeploy);
    }
}
