import Foundation
import Logging
import Market
import Synchronization
import Testing

@testable import Service

@Suite struct CategoryWatcherTests {
    @Test func aChangeIsTakenUpOnceItRests() throws {
        try CategorySourceTests.with { folders in
            try folders.write(CategorySourceTests.text("a", version: 1), to: folders.shipped, "a.yaml")
            let shelf = CategoryShelf(try folders.source.load())
            let watcher = CategoryWatcher(
                folders.source, shelf, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            var looks = CategoryLooks()
            #expect(try !watcher.look(&looks))
            #expect(try !watcher.look(&looks))
            // Seen once, it may still be being written.
            try folders.write(CategorySourceTests.text("b", version: 1), to: folders.own, "b.yaml")
            #expect(try !watcher.look(&looks))
            #expect(shelf.categories["b"] == nil)
            #expect(try watcher.look(&looks))
            #expect(shelf.categories.all.map(\.id) == ["a", "b"])
            #expect(FileManager.default.fileExists(atPath: folders.kept.appending(path: "b-1.json").path))
            #expect(try !watcher.look(&looks))
        }
    }

    @Test func filesWithFaultsChangeNothingUntilTheyAreMended() throws {
        try CategorySourceTests.with { folders in
            try folders.write(CategorySourceTests.text("a", version: 1), to: folders.shipped, "a.yaml")
            let shelf = CategoryShelf(try folders.source.load())
            let log = LogLines()
            let watcher = CategoryWatcher(folders.source, shelf, logger: Logger(label: "test") { _ in log.handler })
            var looks = CategoryLooks()
            try watcher.look(&looks)
            try folders.write("id: a\nversion: nine\n", to: folders.own, "a.yaml")
            try folders.write(CategorySourceTests.text("b", version: 1), to: folders.own, "b.yaml")
            for _ in 1...4 { #expect(try !watcher.look(&looks)) }
            #expect(shelf.categories.all.map(\.id) == ["a"])
            #expect(log.errors.filter { $0.contains("a.yaml:2:") }.count == 1, "\(log.errors)")
            try folders.write(CategorySourceTests.text("a", version: 2, label: "新问法"), to: folders.own, "a.yaml")
            try watcher.look(&looks)
            #expect(try watcher.look(&looks))
            #expect(shelf.categories["a"]?.fields[0].label.zh == "新问法")
            #expect(shelf.categories["b"] != nil)
            #expect(shelf.categories["a", version: 1]?.fields[0].label.zh == "引擎")
        }
    }
}

/// What was logged as an error, with what stood beside it.
private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var errors: [String] { lines.withLock { $0 } }
    var handler: any LogHandler { Handler(lines: self) }

    private struct Handler: LogHandler {
        let lines: LogLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            guard event.level >= .error else { return }
            lines.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }
}
