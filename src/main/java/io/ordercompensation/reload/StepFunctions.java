package io.ordercompensation.reload;

import java.util.List;
import org.apache.camel.NamedNode;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.HasExpressionType;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetVariablesDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** Counts how often one step may yield a text of its message: each <code>${...}</code> may be the longest. */
final class StepFunctions {

    private static final String FUNCTION = "${";

    private StepFunctions() {}

    static int of(NamedNode step) {
        if (step instanceof HasExpressionType node) {
            return in(node.getExpressionType());
        }
        if (step instanceof SetHeadersDefinition many) {
            return sum(many.getHeaders());
        }
        if (step instanceof SetVariablesDefinition many) {
            return sum(many.getVariables());
        }
        if (step instanceof ChoiceDefinition choice) {
            return sum(choice.getWhenClauses());
        }
        if (step instanceof LogDefinition log) {
            return in(log.getMessage());
        }
        return step instanceof ThrowExceptionDefinition thrown ? in(thrown.getMessage()) : 0;
    }

    private static int sum(List<? extends HasExpressionType> nodes) {
        return nodes.stream().mapToInt(node -> in(node.getExpressionType())).sum();
    }

    private static int in(ExpressionDefinition expression) {
        return expression == null ? 0 : in(expression.getExpression());
    }

    private static int in(String text) {
        int functions = 0;
        for (int at = text == null ? -1 : text.indexOf(FUNCTION);
                at >= 0;
                at = text.indexOf(FUNCTION, at + FUNCTION.length())) {
            functions++;
        }
        return functions;
    }
}
