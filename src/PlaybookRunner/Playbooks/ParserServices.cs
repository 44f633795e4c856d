using PlaybookRunner.Content;

namespace PlaybookRunner.Playbooks;

/// <summary>What parsing needs from outside.</summary>
/// <param name="Loader">Reads files.</param>
/// <param name="Roles">Finds roles.</param>
/// <param name="Modules">Knows module names.</param>
/// <param name="Templates">Evaluates names of imports.</param>
/// <param name="Strict">Whether the lenient forms are errors.</param>
internal sealed record ParserServices(ContentLoader Loader, RoleFinder Roles, IModuleNames Modules, IStaticTemplates Templates, bool Strict = false);
