import Logging
import ServiceLifecycle

/// Fetches WeChat Pay's certificates at the start and again and again, so that a new one is known before it signs anything.
///
/// Source: WeChat Pay's manual on certificates: at least every twelve hours; a new one is listed days before it is used.
package struct WeChatPayKeyKeeper: Service {
    private let gateway: WeChatPayGateway
    private let logger: Logger

    /// How long after it went well, in seconds.
    static let pauseSeconds = 6 * 3_600
    /// How long after it did not, in seconds.
    static let retrySeconds = 60

    /// Keeps the keys of that gateway.
    package init(_ gateway: WeChatPayGateway, logger: Logger) {
        self.gateway = gateway
        self.logger = logger
    }

    /// Fetches until the service is shut down.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                var seconds = Self.pauseSeconds
                do throws(GatewayFailure) {
                    try await gateway.fetchCertificates()
                } catch {
                    logger.warning(
                        "WeChat Pay's certificates could not be fetched", metadata: ["failure": "\(error.code)"])
                    seconds = Self.retrySeconds
                }
                do {
                    try await Task.sleep(for: .seconds(seconds))
                } catch {
                    return  // Shut down while it slept.
                }
            }
        }
    }
}
