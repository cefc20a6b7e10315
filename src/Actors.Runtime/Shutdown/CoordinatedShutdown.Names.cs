namespace Actors.Runtime;

/// <content>The names of the phases and of the reasons.</content>
public sealed partial class CoordinatedShutdown
{
    /// <summary>The first phase: nothing is stopped yet.</summary>
    public static readonly string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Stop taking new connections.</summary>
    public static readonly string PhaseServiceUnbind = "service-unbind";

    /// <summary>Wait for requests in progress.</summary>
    public static readonly string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Stop what served the requests.</summary>
    public static readonly string PhaseServiceStop = "service-stop";

    /// <summary>Before the node leaves its cluster.</summary>
    public static readonly string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Hand shards over.</summary>
    public static readonly string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>Say that the node leaves.</summary>
    public static readonly string PhaseClusterLeave = "cluster-leave";

    /// <summary>Hand singletons over.</summary>
    public static readonly string PhaseClusterExiting = "cluster-exiting";

    /// <summary>Wait until that is done.</summary>
    public static readonly string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>Stop the cluster's own actors.</summary>
    public static readonly string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>The last phase in which actors live.</summary>
    public static readonly string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The system terminates.</summary>
    public static readonly string PhaseActorSystemTerminate = "actor-system-terminate";

    /// <summary>Why a system stops.</summary>
    public class Reason
    {
    }

    /// <summary>For no reason that was given.</summary>
    public sealed class UnknownReason : Reason
    {
        /// <summary>The one instance.</summary>
        public static readonly Reason Instance = new UnknownReason();
    }

    /// <summary>The process ends.</summary>
    public sealed class ClrExitReason : Reason
    {
        /// <summary>The one instance.</summary>
        public static readonly Reason Instance = new ClrExitReason();
    }

    /// <summary>Somebody terminated the system.</summary>
    public sealed class ActorSystemTerminateReason : Reason
    {
        /// <summary>The one instance.</summary>
        public static readonly Reason Instance = new ActorSystemTerminateReason();
    }
}
