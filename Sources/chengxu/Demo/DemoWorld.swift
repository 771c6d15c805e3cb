import Foundation
import Market
import Service
import Store

/// A market that people can look at: made by the same commands as everything else, on a clock that runs through the last month.
struct DemoWorld {
    let sandbox: Sandbox

    private static let selectAnyMember: SQL = "SELECT id FROM v_members LIMIT 1"

    /// Fills an empty store; leaves any other as it is.
    ///
    /// Payments go over HTTP to a bank in this process that keeps the same book as the one beside the market.
    ///
    /// Throws: ``DemoUnfinished`` where an earlier filling was cut off: half a world would only puzzle whoever looks at it.
    func fillIfEmpty(_ marketplace: Marketplace) async throws {
        let isEmpty = try await marketplace.database.read { connection in
            try connection.row(Self.selectAnyMember, []) { try $0.text(0) } == nil
        }
        let unfinished = sandbox.folder.map { UnfinishedMark(folder: $0) }
        guard isEmpty else {
            try unfinished?.throwIfSet()
            return
        }
        try unfinished?.set()
        let now = SystemClock().now()
        let timeline = DemoTimeline(endingAt: now)
        let clock = SetClock(at: timeline.start)
        let bank = Sandbox(keys: sandbox.keys, host: "127.0.0.1", port: 0, folder: sandbox.folder)
        let files = try DemoFiles()
        defer { files.remove() }
        try await PlayMoney.with(bank, now: { clock.now() }, logger: marketplace.logger) { money in
            let past = marketplace.on(clock, gateways: money.gateways)
            await money.listen(for: past)
            var stage = DemoStage(marketplace: past, clock: clock, money: money, files: files)
            try await stage.joinAll(before: now)
            for moment in timeline.moments { try await stage.play(moment) }
            try await stage.wait(until: now)
            try await stage.complain(before: now)
            try await stage.leaveAll()
        }
        try unfinished?.remove()
    }

    /// The accounts, for people who want to look around.
    static var accountLines: [String] {
        ["演示账号（密码都是 \(DemoMember.password)）/ Demo accounts (password of all: \(DemoMember.password))"]
            + DemoMember.allCases.map { "  \($0.rawValue)  \($0.displayName)  \($0.role.zh) / \($0.role.en)" }
    }
}

/// Everything that happens in the demo world, in order of time.
struct DemoTimeline {
    /// One thing that happens.
    struct Moment {
        let at: Timestamp
        let event: Event
    }

    enum Event {
        case publish(DemoListing)
        case enquire(story: Int)
        case act(DemoStory.Act, story: Int)
    }

    let moments: [Moment]

    /// The moment before anything has happened.
    var start: Timestamp { moments.first?.at ?? Timestamp(ms: 0) }

    /// Lays everything out backwards from `end`. What would lie after it is left out: it has not happened yet.
    init(endingAt end: Timestamp) {
        func ago(_ hours: Int) -> Timestamp { end.adding(.hours(-hours)) }
        var moments = DemoListing.all.map { Moment(at: ago($0.publishedHoursAgo), event: .publish($0)) }
        for (index, story) in DemoStory.all.enumerated() {
            var at = ago(story.startHoursAgo)
            moments.append(Moment(at: at, event: .enquire(story: index)))
            for beat in story.beats {
                // A few seconds of their own keep the times from looking like a timetable.
                at = at.adding(.minutes(beat.afterMinutes)).adding(Span(ms: Int64(index * 1_700 % 23_000 + 3_100)))
                moments.append(Moment(at: at, event: .act(beat.act, story: index)))
            }
        }
        self.moments = moments.enumerated().filter { $0.element.at < end }
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
