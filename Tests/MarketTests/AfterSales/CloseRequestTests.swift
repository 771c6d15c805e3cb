import Testing

@testable import Market

@Suite struct CloseRequestTests {
    @Test func silenceIsMarkedTicketByTicket() throws {
        var story = try Story.completed()
        try story.give(OpenRequest.question, by: .buyer)
        story.wait(.hours(1))
        try story.give(OpenRequest.question, by: .buyer)
        try story.wait(for: .supportReply)
        try story.give(LapseRequest(.supportReply), by: .clock)
        #expect(story.trade.requests.map(\.phase) == [.silent, .waiting])
        story.refuses(LapseRequest(.supportReply), by: .clock, with: .notDue)
        try story.wait(for: .supportReply)
        try story.give(LapseRequest(.supportReply), by: .clock)
        #expect(story.trade.requests.map(\.phase) == [.silent, .silent])
        try story.give(CloseRequest(number: 2), by: .buyer)
        #expect(story.trade.requests[1].outcome == .unanswered)
    }
}
