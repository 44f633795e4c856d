namespace PlaybookRunner.Modules.Builtin.Http;

/// <summary>Which redirects are followed, and how.</summary>
internal enum RedirectPolicy
{
    /// <summary>Those of requests that only read.</summary>
    Safe,

    /// <summary>None.</summary>
    None,

    /// <summary>None; the old name.</summary>
    No,

    /// <summary>All.</summary>
    All,

    /// <summary>All; the old name.</summary>
    Yes,

    /// <summary>All.</summary>
    Urllib2,
}
