import HTTPTypes
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// One event of a live page.
struct LiveEvent: Sendable, Equatable {
    /// Its number; a reconnecting page names the last one it saw. Nil for hints that need not be repeated.
    var id: Int64?
    /// What kind it is; the script listens by this name.
    var name: String
    /// The content: a piece of HTML, or JSON.
    var data: String

    /// The lines of the event. Line breaks in the content become several `data` lines.
    ///
    /// Source: WHATWG HTML, server-sent events, section 9.2.5.
    var lines: String {
        var text = ""
        if let id { text += "id: \(id)\n" }
        text += "event: \(name)\n"
        for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            text += "data: \(line)\n"
        }
        return text + "\n"
    }
}

extension Answer {
    /// A stream of live events, kept open until the reader leaves or the server stops.
    ///
    /// A comment every ``Limits/heartbeatSeconds`` keeps proxies from closing it and finds readers that have left.
    /// - Parameters:
    ///   - events: what happens; the stream ends when this ends.
    ///   - heartbeat: time between comments.
    static func events(
        _ events: AsyncStream<LiveEvent>, heartbeat: Duration = .seconds(Limits.heartbeatSeconds)
    ) -> Answer {
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            let (pieces, continuation) = AsyncStream.makeStream(of: String.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for await event in events { continuation.yield(event.lines) }
                    continuation.finish()
                }
                group.addTask {
                    while true {
                        try await Task.sleep(for: heartbeat)
                        continuation.yield(": still here\n\n")
                    }
                }
                for await piece in pieces.cancelOnGracefulShutdown() {
                    try await writer.write(ByteBuffer(string: piece))
                }
                group.cancelAll()
            }
            try await writer.finish(nil)
        }
        return Answer(
            status: .ok, content: .body(body, mediaType: "text/event-stream; charset=utf-8"),
            headers: [.cacheControl: "no-store", .accelBuffering: "no"])
    }
}
