using PlaybookRunner.Execution;
using PlaybookRunner.Jinja;

namespace PlaybookRunner.Templating.Tests;

/// <summary>The test <c>community.general.a_module</c>: whether a name is that of a module.</summary>
internal sealed class ModuleTest(ModuleRegistry modules)
{
    public void AddTo(FunctionSet tests) => tests.Add("community.general.a_module", "name", IsModule);

    private object IsModule(in JinjaCall call) =>
        Arguments.IsText(call[0]) ? modules.Find(Python.Str(call[0])) is not null : throw Arguments.TypeError($"unsupported type {Python.TypeName(call[0])}");
}
