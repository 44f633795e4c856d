namespace PlaybookRunner.Jinja;

/// <summary>What a name in a template stands for.</summary>
public enum NameKind
{
    /// <summary>A variable that the template itself does not define.</summary>
    Variable,

    /// <summary>A filter.</summary>
    Filter,

    /// <summary>A test.</summary>
    Test,

    /// <summary>A name that is called and that the template itself does not define.</summary>
    Function,
}

/// <summary>A name that a template needs from outside, so that a host can check it before anything runs.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">The name.</param>
/// <param name="FirstArgument">The first argument where it is constant text (<c>lookup('file', …)</c>), or null.</param>
/// <param name="Position">Where it stands.</param>
public sealed record NameReference(NameKind Kind, string Name, string? FirstArgument, TemplatePosition Position);
