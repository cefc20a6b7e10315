namespace Actors.Backends;
