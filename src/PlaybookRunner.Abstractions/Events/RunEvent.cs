namespace PlaybookRunner.Events;

/// <summary>Something that happened in a run. Secrets are masked already; an observer shows, keeps or forwards what it gets as it is.</summary>
/// <param name="Time">When it happened.</param>
public abstract record RunEvent(DateTimeOffset Time);
