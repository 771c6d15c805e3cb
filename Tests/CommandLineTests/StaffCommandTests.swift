import Foundation
import Logging
import Market
import Service
import Store
import Testing

@testable import chengxu

@Suite struct StaffCommandTests {
    @Test func theFirstTwoOperatorsAreGrantedOnTheCommandLine() async throws {
        try await withFolder { folder in
            let premises = Premises(
                folder: folder, postgres: nil, origin: PlaceOptions.standardOrigin, logger: PlaceOptions.logger(.critical))
            let market = try await premises.openAlone()
            for handle in ["first", "second", "third"] {
                _ = try await market.register(handle: handle, displayName: handle, password: "correct horse")
            }
            await market.database.close()
            func staff(_ words: String...) async throws -> Command.Ended {
                try await Command.run(["staff"] + words + ["--data", folder.path], in: folder)
            }
            #expect(try await staff("grant", "first", "mediator").output.contains("first is mediator now."))
            #expect(try await staff("grant", "first", "operator").output.contains("first is operator now."))
            #expect(try await staff("grant", "first", "operator").output.contains("already"))
            #expect(try await staff("grant", "second", "operator").status == 0)
            let third = try await staff("grant", "third", "operator")
            #expect(third.status == 1 && third.output.contains("hostMayNot"))
            let nobody = try await staff("grant", "nobody", "operator")
            #expect(nobody.status == 1 && nobody.output.contains("Nobody signs in as nobody."))
            #expect(try await staff("grant", "first", "king").status == 64)
            let list = try await staff("list")
            #expect(list.lines == ["operator  first  first", "operator  second  second", "mediator  first  first"])
        }
    }
}
