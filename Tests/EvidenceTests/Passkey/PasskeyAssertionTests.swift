import Crypto
import Testing

@testable import Evidence

/// A key for tests with everything that an authenticator and a browser add to it.
struct SampleKey {
    let algorithm: PasskeyKey.Algorithm
    private let p256 = P256.Signing.PrivateKey()
    private let ed25519 = Curve25519.Signing.PrivateKey()
    var host = "chengxu.example"
    var origin = "https://chengxu.example"
    var type = "webauthn.get"
    var flags: UInt8 = 0x05
    var count: [UInt8] = [0, 0, 1, 2]

    init(_ algorithm: PasskeyKey.Algorithm) { self.algorithm = algorithm }

    var key: PasskeyKey {
        switch algorithm {
        case .es256: PasskeyKey(.es256, bytes: Array(p256.publicKey.x963Representation))!
        case .ed25519: PasskeyKey(.ed25519, bytes: Array(ed25519.publicKey.rawRepresentation))!
        }
    }

    func assertion(_ challenge: [UInt8]) throws -> PasskeyAssertion {
        let data = Hash.sha256(host.bytes).bytes + [flags] + count
        let client =
            #"{"type":"\#(type)","challenge":"\#(Base64URL.encode(challenge))","origin":"\#(origin)","crossOrigin":false,"other":"x"}"#
            .bytes
        let signed = PasskeyAssertion(authenticatorData: data, clientData: client, signature: []).signed
        let signature: [UInt8] =
            switch algorithm {
            case .es256: Array(try p256.signature(for: signed).derRepresentation)
            case .ed25519: Array(try ed25519.signature(for: signed))
            }
        return PasskeyAssertion(authenticatorData: data, clientData: client, signature: signature)
    }
}

@Suite struct PasskeyAssertionTests {
    let challenge = Hash.sha256("约定".bytes).bytes

    @Test(arguments: PasskeyKey.Algorithm.allCases) func whatWasSignedHolds(_ algorithm: PasskeyKey.Algorithm) throws {
        let sample = SampleKey(algorithm)
        let facts = try sample.assertion(challenge).check(key: sample.key, challenge: challenge)
        #expect(facts == .init(origin: "https://chengxu.example", signCount: 258))
    }

    @Test(arguments: PasskeyKey.Algorithm.allCases) func everyByteCounts(_ algorithm: PasskeyKey.Algorithm) throws {
        let sample = SampleKey(algorithm)
        let good = try sample.assertion(challenge)
        for place in good.authenticatorData.indices {
            var data = good.authenticatorData
            data[place] ^= 0x10
            let changed = PasskeyAssertion(authenticatorData: data, clientData: good.clientData, signature: good.signature)
            #expect(throws: PasskeyAssertion.Fault.self) { try changed.check(key: sample.key, challenge: challenge) }
        }
        for place in good.clientData.indices {
            var client = good.clientData
            client[place] ^= 0x01
            let changed = PasskeyAssertion(
                authenticatorData: good.authenticatorData, clientData: client, signature: good.signature)
            #expect(throws: PasskeyAssertion.Fault.self) { try changed.check(key: sample.key, challenge: challenge) }
        }
        for place in good.signature.indices {
            var signature = good.signature
            signature[place] ^= 0x01
            let changed = PasskeyAssertion(
                authenticatorData: good.authenticatorData, clientData: good.clientData, signature: signature)
            #expect(throws: PasskeyAssertion.Fault.signature) { try changed.check(key: sample.key, challenge: challenge) }
        }
    }

    @Test func eachFaultIsTold() throws {
        func fault(_ change: (inout SampleKey) -> Void, challenge asked: [UInt8]? = nil) -> PasskeyAssertion.Fault? {
            var sample = SampleKey(.es256)
            change(&sample)
            do throws(PasskeyAssertion.Fault) {
                let assertion: PasskeyAssertion
                do { assertion = try sample.assertion(challenge) } catch { throw .clientData }
                _ = try assertion.check(key: sample.key, challenge: asked ?? challenge)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault { _ in } == nil)
        #expect(fault { $0.type = "webauthn.create" } == .type)
        #expect(fault({ _ in }, challenge: Hash.sha256("别的".bytes).bytes) == .challenge)
        #expect(fault { $0.origin = "https://evil.example" } == .site)
        #expect(fault { $0.origin = "ftp://chengxu.example" } == .site)
        #expect(fault { $0.flags = 0x04 } == .userNotPresent)
        #expect(fault { $0.flags = 0x01 } == .userNotVerified)
        #expect(fault { $0.count = [0, 0] } == .authenticatorData)
        #expect(fault { $0.type = "\"" } == .clientData)
        let other = SampleKey(.es256)
        let assertion = try SampleKey(.es256).assertion(challenge)
        #expect(throws: PasskeyAssertion.Fault.signature) { try assertion.check(key: other.key, challenge: challenge) }
    }

    @Test func base64URLIsStrict() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
        #expect(Base64URL.decode("-_8") == [0xFB, 0xFF])
        for text in ["+/8", "-_8=", "-_9", "a", "-_ 8"] { #expect(Base64URL.decode(text) == nil, "\(text)") }
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }
}
