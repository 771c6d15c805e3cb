import Foundation
import StoreFixtures
import Testing

@testable import Store

@Suite
struct LogKeeperTests {
    @Test("While writes go on, the log is brought into the file and does not outgrow its limit")
    func bounded() async throws {
        try await withTemporaryFolder { folder async throws in
            let path = folder + "/market.sqlite"
            let database = try await SQLiteDatabase(path: path)
            try await database.createThings()
            let data = SQLValue.bytes(Array(repeating: 9, count: 3_000))
            var largest = 0
            for round in Int64(0)..<60 {
                try await database.write { connection in
                    for number in Int64(0)..<1_000 {
                        try connection.run(Thing.insert, [.integer(round * 1_000 + number), 1, "x", data, nil])
                    }
                }
                largest = max(largest, try Self.size(path + "-wal"))
            }
            // 60,000 rows take more than 180 MB; the last transaction comes on top of the limit.
            #expect(largest < (Int(LogKeeper.pagesMax) + 4_000) * 4_200)
            #expect(try Self.size(path) > 40_000_000, "the log was brought into the file while the database was open")
            #expect(try await database.thingIDs().count == 60_000)
            await database.close()
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"), "the last connection to close empties the log")
        }
    }

    @Test("The writer is asked for the last pages only when the thread rests and little is left")
    func advice() async throws {
        try await withTemporaryFolder { folder async throws in
            let keeper = LogKeeper(path: folder + "/none.sqlite")
            #expect(keeper.logGrew(to: LogKeeper.pagesBegin - 1) == .goOn)
            keeper.logBrought(to: LogKeeper.pagesBegin)
            #expect(keeper.logGrew(to: LogKeeper.pagesBegin + LogKeeper.pagesLast) == .bringTheRest)
            #expect(keeper.logGrew(to: LogKeeper.pagesBegin + LogKeeper.pagesLast + 1) == .goOn)
            #expect(keeper.logGrew(to: LogKeeper.pagesMax) == .bringTheRest)
            // The log started anew: nothing of it is in the file yet.
            #expect(keeper.logGrew(to: 10) == .goOn)
            await keeper.close()
        }
    }

    private static func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
