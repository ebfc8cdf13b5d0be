namespace Haechi.Architecture.Tests.Sources;

/// <summary>Which part of the house a project is, told by its folder.</summary>
internal enum Room
{
    Kernel, Platform, Console, Host, Engine, Contracts, Module, Test, Bench,
}
