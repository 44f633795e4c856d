using PlaybookRunner.Events;

namespace PlaybookRunner;

/// <summary>Who is told what happens in a run.</summary>
/// <param name="Isolated">Observers whose failure is reported once while the run goes on.</param>
/// <param name="Required">Observers whose failure ends the run, such as an audit log.</param>
public sealed record RunObservers(IReadOnlyList<IRunObserver> Isolated, IReadOnlyList<IRunObserver> Required)
{
    /// <summary>Nobody.</summary>
    public static RunObservers None { get; } = new([], []);

    /// <summary>Isolated observers only.</summary>
    public static RunObservers Of(params IReadOnlyList<IRunObserver> isolated) => new(isolated, []);
}
