namespace Actors.Domain;

/// <summary>Why risk said no. <see cref="Code"/> is a stable short name; <see cref="Text"/> is for people.</summary>
public sealed record Refusal(string Code, string Text);
