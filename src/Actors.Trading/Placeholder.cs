namespace Actors.Trading;
