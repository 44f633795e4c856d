namespace PlaybookRunner.Playbooks;

/// <summary>Something that Ansible refuses although its meaning is plain.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Meaning">What it is taken to mean.</param>
/// <param name="Refusal">What the reference says of it.</param>
internal sealed record LenientForm(string Code, string Found, string Meaning, string Refusal);
