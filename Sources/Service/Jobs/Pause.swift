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
