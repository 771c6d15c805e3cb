import Foundation

/// Threads that each own a connection and run read bodies that wait: on the network, or for long.
final class ReaderThreads: Sendable {
    private let queue = JobQueue<PendingBody>()

    init(name: String, count: Int, open: @escaping @Sendable () throws -> any Session) {
        for number in 1...count {
            queue.join()
            let thread = Thread { [queue] in
                var reader = Reader(open: open)
                while let jobs = queue.take(1) {
                    for job in jobs { Self.run(job, with: &reader) }
                }
                reader.close()
                queue.leave()
            }
            thread.name = "\(name)-\(number)"
            thread.start()
        }
    }

    deinit {
        queue.close()
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await queue.perform(.inTransaction, body)
    }

    func close() async {
        await withCheckedContinuation { caller in queue.close { caller.resume() } }
    }

    private static func run(_ job: PendingBody, with reader: inout Reader) {
        do {
            let succeed = try reader.run(job.run)
            succeed()
        } catch {
            job.fail(error)
        }
    }
}
