namespace Actors.Domain;
