import HummingbirdCore
import NIOCore

extension MarketSite {
    /// How a server reads requests for the site: within ``Limits`` on header fields, and closing connections that stand still.
    ///
    /// `idleSeconds` is shorter only in tests. A connection on which an answer is being made or sent, such as a live page or a
    /// long download, does not count as idle.
    package static func server(idleSeconds: Int = Limits.idleSecondsMax) -> HTTPServerBuilder {
        .http1(
            configuration: HTTP1Channel.Configuration(
                idleTimeout: .seconds(Int64(idleSeconds)),
                httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                    maxHeaderFieldSize: Limits.headerBytesMax, maxHeaderListSize: Limits.headerBytesMax,
                    maxHeaderFieldCount: Limits.headerFieldsMax)))
    }
}
