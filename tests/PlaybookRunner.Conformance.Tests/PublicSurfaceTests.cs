using System.Reflection;
using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace PlaybookRunner.Conformance.Tests;

/// <summary>
/// The public surface of each package is a checked file, so that changing it is deliberate. <c>RECORD=1</c> rewrites the files; the review reads the difference.
/// </summary>
internal sealed class PublicSurfaceTests
{
    [TestCase("PlaybookRunner.Jinja")]
    [TestCase("PlaybookRunner.Abstractions")]
    [TestCase("PlaybookRunner")]
    [TestCase("PlaybookRunner.Modules")]
    [TestCase("PlaybookRunner.Modules.Postgresql")]
    [TestCase("PlaybookRunner.Ssh")]
    [TestCase("PlaybookRunner.Testing")]
    public void Is_what_its_file_says(string package)
    {
        var surface = Assembly.Load(package).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        var file = Path.Combine(Folder(), package + ".txt");
        if (Environment.GetEnvironmentVariable("RECORD") == "1")
            File.WriteAllText(file, surface);
        Assert.That(surface, Is.EqualTo(File.ReadAllText(file)));
    }

    private static string Folder([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "PublicSurface");
}
