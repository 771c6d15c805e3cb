import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct EventStreamTests {
    @Test func linesFollowTheFormat() {
        #expect(LiveEvent(id: 7, name: "entry", data: "<li>\n</li>").lines == "id: 7\nevent: entry\ndata: <li>\ndata: </li>\n\n")
        #expect(LiveEvent(id: nil, name: "next", data: "").lines == "event: next\ndata: \n\n")
        #expect(LiveEvent(id: nil, name: "x", data: "a\r\nid: 9").lines == "event: x\ndata: a\ndata: id: 9\n\n")
    }

    @Test func eventsAndHeartbeatsAreSent() async throws {
        let site = TestSite(routes: [
            .get("/live") { visit in
                let after = visit.lastEventID ?? 0
                let events = AsyncStream<LiveEvent> { continuation in
                    continuation.yield(LiveEvent(id: after + 1, name: "entry", data: "one"))
                    Task {
                        try await Task.sleep(for: .milliseconds(120))
                        continuation.yield(LiveEvent(id: after + 2, name: "entry", data: "two"))
                        continuation.finish()
                    }
                }
                return .events(events, heartbeat: .milliseconds(50))
            }
        ])
        try await site.run(.live) { client in
            let answer = try await client.execute(uri: "/live", method: .get, headers: [.lastEventID: "41"])
            #expect(answer.headers[.contentType] == "text/event-stream; charset=utf-8")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.text.hasPrefix("retry: 3000\n\nid: 42\nevent: entry\ndata: one\n\n"))
            #expect(answer.text.contains(": still here\n\n"))
            #expect(answer.text.hasSuffix("id: 43\nevent: entry\ndata: two\n\n"))
        }
    }
}
