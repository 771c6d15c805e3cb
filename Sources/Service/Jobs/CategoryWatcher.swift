import Logging
import ServiceLifecycle

/// Takes up what the operator changes in the files of the categories while the server runs.
///
/// Files with faults never replace good ones: all stays as it is, and each fault is logged once. A change is taken up only when
/// two looks in a row have seen the same, so that no half-written file is read.
package struct CategoryWatcher: ServiceLifecycle.Service {
    private let source: CategorySource
    private let shelf: CategoryShelf
    private let logger: Logger

    /// How often it looks, in milliseconds.
    package static let intervalMs: Int64 = 3_000

    /// Watches the files that the market's categories were read from.
    package init(_ source: CategorySource, _ shelf: CategoryShelf, logger: Logger) {
        self.source = source
        self.shelf = shelf
        self.logger = logger
    }

    /// Looks again and again until the service is shut down.
    package func run() async throws {
        var looks = CategoryLooks()
        await rounds(everyMs: Self.intervalMs, logger, onFailure: "The categories could not be looked at") {
            try look(&looks)
        }
    }

    /// Looks once. True if categories were taken up.
    @discardableResult
    func look(_ looks: inout CategoryLooks) throws -> Bool {
        let seen = try source.fingerprint()
        defer { looks.last = seen }
        // What stood there at the first look is what the server started with.
        guard let settled = looks.settled else {
            looks.settled = seen
            return false
        }
        guard seen != settled, seen == looks.last else { return false }
        looks.settled = seen
        do {
            try shelf.replace(with: try source.load())
            try source.keep(shelf.categories)
            logger.notice("Categories were read again", metadata: ["offered": "\(shelf.categories.all.count)"])
            return true
        } catch let faults as CategoryFaults {
            for fault in faults.all { logger.error("A category was not taken up", metadata: ["fault": "\(fault)"]) }
            return false
        }
    }
}

/// What the watcher has seen.
struct CategoryLooks {
    /// At the last look.
    var last: [String]?
    /// What was read, or refused, last.
    var settled: [String]?
}
