namespace PlaybookRunner.Events;

/// <summary>How often tasks ended in which way on a host.</summary>
/// <param name="Host">The host.</param>
/// <param name="Ok">Tasks that succeeded, changed ones among them.</param>
/// <param name="Changed">Tasks that changed something.</param>
/// <param name="Unreachable">Tasks for which the host could not be reached.</param>
/// <param name="Failed">Tasks that failed and were not rescued or ignored.</param>
/// <param name="Skipped">Tasks that were not run.</param>
/// <param name="Rescued">Failures that a <c>rescue</c> took care of.</param>
/// <param name="Ignored">Failures that were ignored.</param>
public sealed record HostSummary(string Host, int Ok, int Changed, int Unreachable, int Failed, int Skipped, int Rescued, int Ignored);
