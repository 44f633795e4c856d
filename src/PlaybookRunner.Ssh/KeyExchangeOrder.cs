using PlaybookRunner.Targets;
using Renci.SshNet;

namespace PlaybookRunner.Ssh;

/// <summary>Which key exchanges a login offers, and in which order.</summary>
internal static class KeyExchangeOrder
{
    // In managed code it costs 40 ms of a processor for each login, more than a small play does on a host; ML-KEM, the other one that
    // withstands quantum computers, costs next to nothing and comes first. Servers that have nothing else, and who asks for it, get it.
    private static readonly string[] Costly = ["sntrup761x25519-sha512", "sntrup761x25519-sha512@openssh.com"];

    /// <summary>Puts the algorithms in order.</summary>
    /// <param name="offered">What is known, as the library orders it.</param>
    /// <param name="wanted">The value of <c>KexAlgorithms</c>: a list that replaces the order, or with <c>+</c>, <c>-</c> or <c>^</c> in front changes it; null for none.</param>
    /// <exception cref="ConnectionLostException">The list names nothing that is known.</exception>
    public static void Apply<T>(IOrderedDictionary<string, T> offered, string? wanted)
    {
        foreach (var name in Costly.Where(offered.ContainsKey))
            offered.SetPosition(name, offered.Count - 1);
        if (wanted is null)
            return;

        var names = wanted.TrimStart('+', '-', '^').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        switch (wanted[0])
        {
            case '+':
                // Everything known is offered already.
                break;
            case '-':
                KeepOnly(offered, [.. offered.Keys.Except(names)], wanted);
                break;
            case '^':
                MoveToFront(offered, names);
                break;
            default:
                KeepOnly(offered, names, wanted);
                MoveToFront(offered, names);
                break;
        }
    }

    private static void KeepOnly<T>(IOrderedDictionary<string, T> offered, IReadOnlyList<string> names, string wanted)
    {
        var known = string.Join(", ", offered.Keys);
        foreach (var name in offered.Keys.Except(names).ToList())
            offered.Remove(name, out _);
        if (offered.Count == 0)
            throw new ConnectionLostException($"the ssh option KexAlgorithms has the value '{wanted}', which leaves no key exchange; known are {known}.");
    }

    private static void MoveToFront<T>(IOrderedDictionary<string, T> offered, IReadOnlyList<string> names)
    {
        foreach (var name in names.Reverse().Where(offered.ContainsKey))
            offered.SetPosition(name, 0);
    }
}
