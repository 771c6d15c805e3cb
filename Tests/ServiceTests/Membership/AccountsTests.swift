import Market
import Store
import StoreFixtures
import Testing

@testable import Service

@Suite struct AccountsTests {
    @Test(arguments: Driver.allCases) func registerSignInSignOut(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let place = market.marketplace
        let member = try await place.register(handle: "xiaolin", displayName: "小林", password: "long enough")
        let (who, token) = try await place.signIn(handle: "xiaolin", password: "long enough")
        #expect(who == member)
        #expect(try await place.sessions.find(token)?.displayName == "小林")
        await #expect(throws: PasswordRefusal.wrongPassword) {
            try await place.signIn(handle: "xiaolin", password: "wrong enough")
        }
        await #expect(throws: PasswordRefusal.wrongPassword) {
            try await place.signIn(handle: "nobody", password: "long enough")
        }
        try await place.sessions.close(token)
        #expect(try await place.sessions.find(token) == nil)
        try await market.close()
    }

    @Test(arguments: Driver.allCases) func oneHandleOneMemberEvenAtOnce(driver: Driver) async throws {
        let market = try await TestMarket.open(driver)
        let made = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    do {
                        _ = try await market.marketplace.register(
                            handle: "same", displayName: "第 \(number)", password: "long enough")
                        return true
                    } catch {
                        #expect(error as? RegisterMemberRefusal == .handleTaken)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
        #expect(try await market.dump(viewsOnly: true).filter { $0.hasPrefix("v_members") }.count == 1)
        try await market.close()
    }

    @Test func sessionsEnd() async throws {
        let market = try await TestMarket.open()
        let place = market.marketplace
        _ = try await place.register(handle: "xiaolin", displayName: "小林", password: "long enough")
        let (member, first) = try await place.signIn(handle: "xiaolin", password: "long enough")
        let (_, second) = try await place.signIn(handle: "xiaolin", password: "long enough")
        try await place.sessions.closeAll(of: member)
        #expect(try await place.sessions.find(first) == nil)
        #expect(try await place.sessions.find(second) == nil)
        let (_, third) = try await place.signIn(handle: "xiaolin", password: "long enough")
        market.clock.advance(by: .days(Sessions.days))
        #expect(try await place.sessions.find(third) == nil)
        #expect(try await place.sessions.find("zzz") == nil)
        try await market.close()
    }

    @Test func aPasswordsHashIsNeitherThePasswordNorInTheCaseFile() async throws {
        let market = try await TestMarket.open()
        let hashed = try await market.marketplace.passwords.hash("long enough")
        let again = try await market.marketplace.passwords.hash("long enough")
        #expect(hashed.hash != again.hash, "each has a salt of its own")
        #expect(try await market.marketplace.passwords.matches("long enough", hashed))
        #expect(!(try await market.marketplace.passwords.matches("long enougH", hashed)))
        await #expect(throws: PasswordRefusal.passwordLength) {
            try await market.marketplace.register(handle: "short", displayName: "短", password: "1234567")
        }
        try await market.close()
    }
}
