namespace PlaybookRunner.Content;

/// <summary>A YAML file as it was read.</summary>
/// <param name="Source">The file.</param>
/// <param name="Root">Its document; null when it is empty or could not be read, which the problems then tell.</param>
/// <param name="Problems">What was found wrong in it.</param>
internal sealed record YamlFile(SourceFile Source, YamlNode? Root, ContentProblems Problems);
