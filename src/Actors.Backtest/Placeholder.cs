namespace Actors.Backtest;
