import Foundation
import Testing

@testable import Market

@Suite struct SealedTests {
    @Test func aValueOrItsAbsence() throws {
        for value in [Sealed("林伟"), Sealed<String>(nil)] {
            let json = try JSONEncoder().encode([value])
            #expect(try JSONDecoder().decode([Sealed<String>].self, from: json) == [value])
        }
        #expect(Sealed<String>.erased.value == nil)
        #expect(Sealed("a").opened as? String == "a")
        #expect(Sealed<String>.erased.opened == nil)
    }
}
