using System.Security.Cryptography;
using PlaybookRunner.Plugins;

namespace PlaybookRunner.Templating.Lookups;

/// <summary>One of the terms, by chance.</summary>
internal sealed class RandomChoiceLookup : ILookup
{
    public IReadOnlyList<string> Names { get; } = ["ansible.builtin.random_choice"];

    public IReadOnlyList<object?> Run(LookupCall call) => call.Terms.Count == 0 ? [] : [call.Terms[RandomNumberGenerator.GetInt32(call.Terms.Count)]];
}
