import HTTPTypes
import Testing

@testable import Web

@Suite struct SignInThrottleTests {
    @Test func namesAreCountedEachByItself() throws {
        let throttle = SignInThrottle()
        for _ in 0..<SignInThrottle.triesPerNameMax { try throttle.count([.name("a")], at: 0) }
        #expect(throws: Refused(.tooManyRequests, "tooManyTries", retryAfterSeconds: 1)) {
            try throttle.count([.name("a")], at: SignInThrottle.windowMs - 1)
        }
        try throttle.count([.name("b")], at: 0)
        try throttle.count([.name("a")], at: SignInThrottle.windowMs)
    }

    @Test func theRightPasswordForgetsTheTries() throws {
        let throttle = SignInThrottle()
        for _ in 0..<5 * SignInThrottle.triesPerNameMax {
            try throttle.count([.name("a")], at: 0)
            throttle.clear(.name("a"))
        }
    }

    @Test func anAddressIsSlowedAcrossNames() throws {
        let throttle = SignInThrottle()
        for n in 0..<SignInThrottle.triesPerAddressMax { try throttle.count([.name("\(n)"), .address("x")], at: 0) }
        #expect(throws: Refused.self) { try throttle.count([.name("new"), .address("x")], at: 0) }
    }

    @Test func memoryIsBounded() throws {
        let throttle = SignInThrottle()
        for n in 0..<SignInThrottle.rememberedMax + 10 { try throttle.count([.name("\(n)")], at: Int64(n)) }
        for _ in 0..<SignInThrottle.triesPerNameMax - 1 {
            try throttle.count([.name("\(SignInThrottle.rememberedMax)")], at: 60_000)
        }
        #expect(throws: Refused.self) { try throttle.count([.name("\(SignInThrottle.rememberedMax)")], at: 60_000) }
    }
}
