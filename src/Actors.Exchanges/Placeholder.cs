namespace Actors.Exchanges;
