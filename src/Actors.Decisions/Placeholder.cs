namespace Actors.Decisions;
