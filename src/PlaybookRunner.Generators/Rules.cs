using Microsoft.CodeAnalysis;

namespace PlaybookRunner.Generators;

/// <summary>What can be wrong with the declaration of a module.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial =
        Error("PBG001", "A module is a partial class", "Module '{0}' must be a partial class that is neither nested, generic nor abstract");

    public static readonly DiagnosticDescriptor NoModule =
        Error("PBG002", "A module implements IModule", "Module '{0}' must implement IModule<TOptions> exactly once, with an options class of its own project");

    public static readonly DiagnosticDescriptor NoConstructor =
        Error("PBG003", "A module is made without arguments", "Module '{0}' must have a constructor without parameters: what it needs comes with the call");

    public static readonly DiagnosticDescriptor BadName =
        Error("PBG004", "A module has a fully qualified name", "'{0}' is no fully qualified module name such as ansible.builtin.file");

    public static readonly DiagnosticDescriptor BadType =
        Error("PBG005", "An option has a type that can be read", "Option property '{0}' has the type '{1}', which no option can have");

    public static readonly DiagnosticDescriptor NotSettable =
        Error("PBG006", "An option can be set", "Option property '{0}' must have an init or set accessor");

    public static readonly DiagnosticDescriptor Duplicate =
        Error("PBG007", "An option's name is its own", "The option name '{0}' is used twice");

    public static readonly DiagnosticDescriptor UnknownOption =
        Error("PBG008", "Rules name options", "'{0}' names the option '{1}', which does not exist");

    public static readonly DiagnosticDescriptor Misfit =
        Error("PBG009", "An option's settings fit its type", "'{0}' does not fit option property '{1}': {2}");

    public static readonly DiagnosticDescriptor DuplicateModule =
        Error("PBG010", "A module's name is its own", "The module name '{0}' is used twice");

    public static readonly DiagnosticDescriptor NoSummary =
        new("PBG011", "Modules and options are documented", "'{0}' needs an XML summary: it is shown to users as its description", "PlaybookRunner", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "PlaybookRunner", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
