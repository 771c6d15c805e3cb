import Logging
import ServiceLifecycle

/// Waits before a job's next round; at once over, and false, when the server is to stop.
func pause(ms: Int64) async -> Bool {
    do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(ms)) }
    } catch {
        return false
    }
    return !Task.isShuttingDownGracefully
}

/// Does a job's work round after round until the server is to stop. A round that fails is logged, and the next one tries again.
func rounds(everyMs: Int64, _ logger: Logger, onFailure: Logger.Message, _ round: () async throws -> Void) async {
    repeat {
        do {
            try await round()
        } catch {
            logger.error(onFailure, metadata: ["failure": "\(error)"])
        }
    } while await pause(ms: everyMs)
}
