namespace PlaybookRunner.Generators.Models;

/// <summary>How an option is read, by the type of its property.</summary>
internal enum OptionKind
{
    Text,
    Secret,
    Bool,
    Integer,
    ShortInteger,
    Float,
    Size,
    Mode,
    Choice,
    Texts,
    Integers,
    List,
    Mapping,
    TextMapping,
    Raw,
    Suboptions,
    SuboptionList,
    Rest,
}
