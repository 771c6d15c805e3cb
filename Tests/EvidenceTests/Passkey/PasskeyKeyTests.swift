import Testing

@testable import Evidence

@Suite struct PasskeyKeyTests {
    @Test(arguments: PasskeyKey.Algorithm.allCases) func oneTextForEachKey(_ algorithm: PasskeyKey.Algorithm) throws {
        let key = SampleKey(algorithm).key
        #expect(PasskeyKey(pem: key.pem) == key)
        #expect(PasskeyKey(der: key.der) == key)
        let text = String(decoding: key.pem, as: UTF8.self)
        #expect(text.hasPrefix("-----BEGIN PUBLIC KEY-----\n") && text.hasSuffix("-----END PUBLIC KEY-----\n"))
        for changed in [
            text + "\n", text.replacing("\n", with: "\r\n"), String(text.dropLast()), text.replacing("BEGIN", with: "BEGIM"),
        ] {
            #expect(PasskeyKey(pem: Array(changed.utf8)) == nil)
        }
        #expect(PasskeyKey(der: Array(key.der.dropLast())) == nil)
    }

    @Test func notEveryPointIsAKey() {
        #expect(PasskeyKey(.es256, bytes: [4] + Array(repeating: 1, count: 64)) == nil)
        #expect(PasskeyKey(.ed25519, bytes: Array(repeating: 1, count: 31)) == nil)
    }
}
