namespace PlaybookRunner.Modules;

/// <summary>Templates and expressions evaluated in a task's scope.</summary>
public interface ITaskTemplates
{
    /// <summary>Renders a template file to text, as the <c>template</c> module does.</summary>
    /// <param name="path">The file on the control node.</param>
    /// <param name="settings">Delimiters and white space.</param>
    /// <param name="variables">Further variables such as <c>template_path</c>; they hide those of the task.</param>
    /// <exception cref="PlaybookException">The template is wrong, or uses something undefined; the place is inside the template.</exception>
    string RenderFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables);

    /// <summary>Evaluates a template file: a file that is a lone expression keeps the type of its value, any other yields text.</summary>
    /// <param name="path">The file on the control node.</param>
    /// <param name="settings">Delimiters and white space.</param>
    /// <param name="variables">Further variables; they hide those of the task.</param>
    /// <exception cref="PlaybookException">The template is wrong, or uses something undefined; the place is inside the template.</exception>
    object? EvaluateFile(string path, TemplateSettings settings, IReadOnlyDictionary<string, object?> variables);

    /// <summary>Evaluates a bare expression such as <c>result.rc</c>.</summary>
    /// <exception cref="PlaybookException">The expression is wrong or uses something undefined.</exception>
    object? Evaluate(string expression);

    /// <summary>Evaluates a condition by the rules of <c>when</c>.</summary>
    /// <param name="condition">A boolean, or an expression's text.</param>
    /// <exception cref="PlaybookException">The condition is wrong, undefined, or not boolean.</exception>
    bool IsTrue(object? condition);

    /// <summary>Turns a value into text as a template would: Python's <c>str</c>.</summary>
    string ToText(object? value);
}
