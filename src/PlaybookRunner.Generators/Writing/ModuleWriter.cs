using PlaybookRunner.Generators.Models;
using static PlaybookRunner.Generators.Writing.CodeText;

namespace PlaybookRunner.Generators.Writing;

/// <summary>Writes the part of a module class that defines it and binds its options.</summary>
internal static class ModuleWriter
{
    public static string Write(ModuleModel module)
    {
        var code = new CodeText();
        code.Line("using global::PlaybookRunner.Modules;").Line();
        if (module.Namespace.Length > 0)
        {
            code.Line($"namespace {module.Namespace};").Line();
        }

        code.Open($"partial class {module.ClassName}");
        WriteDefinition(code, module);
        WriteBinding(code, module);
        foreach (var options in Binders(module.Options).GroupBy(one => one.Binder).Select(group => group.First()))
        {
            code.Line();
            BinderWriter.Write(code, options);
        }

        return code.Close().ToString();
    }

    private static void WriteDefinition(CodeText code, ModuleModel module)
    {
        code.Line("/// <summary>The module as the engine sees it.</summary>");
        code.Open("internal static ModuleDefinition Definition { get; } = new()");
        code.Line($"Name = {Literal(module.Name)},");
        code.Line($"Aliases = {Literals(module.Aliases)},");
        code.Line($"Description = {Literal(module.Description)},");
        code.Line($"Options = new OptionList(static () => {module.Options.Binder}.Describe()),");
        code.Line($"FreeFormOption = {Literal(module.FreeFormOption)},");
        code.Line($"AcceptsAnyOption = {Literal(module.AcceptsAnyOption)},");
        code.Line($"SupportsCheckMode = {Literal(module.SupportsCheckMode)},");
        code.Line($"NeedsNoTarget = {Literal(module.NeedsNoTarget)},");
        code.Line($"RunsOncePerBatch = {Literal(module.RunsOncePerBatch)},");
        code.Line($"RunsDetached = {Literal(module.RunsDetached)},");
        code.Line("Bind = static values => OptionBinding.Bind(values),");
        code.Close(";").Line();
    }

    // In a class of its own, so that it costs nothing until the module is used.
    private static void WriteBinding(CodeText code, ModuleModel module)
    {
        var binder = module.Options.Binder;
        code.Open("private static class OptionBinding");
        code.Line($"private static readonly IModule<{module.Options.Type}> Module = new {module.ClassName}();").Line();
        code.Open("public static BoundModule Bind(global::System.Collections.Generic.IReadOnlyDictionary<string, object?> values)");
        code.Line($"var reader = new OptionReader({binder}.Table, values);");
        code.Line($"var options = {binder}.Bind(reader);");
        code.Line("return new BoundModule(");
        code.Line("    (call, cancellationToken) => Module.RunAsync(options, call, cancellationToken),");
        code.Line($"    new BoundOptions(() => {binder}.Show(options)),");
        code.Line("    reader.Secrets);");
        code.Close().Close();
    }

    private static IEnumerable<OptionsModel> Binders(OptionsModel options) =>
        options.Options.Select(option => option.Suboptions).OfType<OptionsModel>().SelectMany(Binders).Prepend(options);
}
