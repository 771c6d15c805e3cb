import Testing

@testable import Evidence

/// A bundle in which a party has signed a document with a key that it had registered before.
@Suite struct AssertionCheckTests {
    /// The parts, to be changed before the bundle is made.
    struct Signed {
        var log = SampleLog()
        var sample: SampleKey
        let document = "the agreement".bytes
        var assertion: PasskeyAssertion
        var keyOfEntry: PasskeyKey
        var member = "member/a"
        var kind = "passkeyRegistered"

        init(_ algorithm: PasskeyKey.Algorithm = .es256) throws {
            sample = SampleKey(algorithm)
            assertion = try sample.assertion(Hash.sha256(document).bytes)
            keyOfEntry = sample.key
        }

        mutating func bytes(without left: [UInt8]? = nil) async throws -> [UInt8] {
            let pem = Hash.sha256(keyOfEntry.pem).hex
            let registered = try log.append(
                member, kind: kind,
                facts: [
                    "credential": "c", "algorithm": .string(sample.algorithm.rawValue), "key": .string(pem),
                ])
            try log.append("trade/1", kind: "opened")
            let files = [document, sample.key.pem, assertion.authenticatorData, assertion.clientData, assertion.signature]
            try log.append(
                "trade/1", kind: "termsConfirmed",
                facts: [
                    "document": .string(Hash.sha256(document).hex),
                    "passkey": [
                        "algorithm": .string(sample.algorithm.rawValue), "credential": "c",
                        "registered": .string(registered.entryHash.hex), "key": .string(Hash.sha256(sample.key.pem).hex),
                        "authenticatorData": .string(Hash.sha256(assertion.authenticatorData).hex),
                        "clientData": .string(Hash.sha256(assertion.clientData).hex),
                        "signature": .string(Hash.sha256(assertion.signature).hex),
                    ],
                ])
            try log.seal()
            let contents = try log.contents(
                of: "trade/1", references: [try log.entry(registered)],
                files: files.filter { $0 != left }.map { BundleFile($0) })
            return try await SampleBundle.bytes(of: contents)
        }
    }

    @Test(arguments: PasskeyKey.Algorithm.allCases) func aSignatureIsChecked(_ algorithm: PasskeyKey.Algorithm) async throws {
        var signed = try Signed(algorithm)
        let report = BundleVerifier.verify(BytesSource(try await signed.bytes()), trusting: SampleBundle.trusted)
        #expect(report.faults == [])
        #expect(report.entries[0].signature == nil)
        #expect(
            report.entries[1].signature
                == .init(algorithm: algorithm, credential: "c", signed: Hash.sha256(signed.document), isValid: true))
    }

    func faults(_ change: (inout Signed) throws -> Void) async throws -> Set<String> {
        var signed = try Signed()
        try change(&signed)
        let report = BundleVerifier.verify(BytesSource(try await signed.bytes()))
        #expect(report.entries[1].signature?.isValid == false)
        return report.faults
    }

    @Test func anotherDocumentWasSigned() async throws {
        let faults = try await faults { $0.assertion = try $0.sample.assertion(Hash.sha256("another".bytes).bytes) }
        #expect(faults == ["entries/000001.json: signatureWrong(Evidence.PasskeyAssertion.Fault.challenge)"])
    }

    @Test func anotherKeyHasSigned() async throws {
        let faults = try await faults { signed in
            signed.assertion = try SampleKey(.es256).assertion(Hash.sha256(signed.document).bytes)
        }
        #expect(faults == ["entries/000001.json: signatureWrong(Evidence.PasskeyAssertion.Fault.signature)"])
    }

    @Test func nobodyWasRecognised() async throws {
        let faults = try await faults { signed in
            signed.sample.flags = 0x01
            signed.assertion = try signed.sample.assertion(Hash.sha256(signed.document).bytes)
        }
        #expect(faults == ["entries/000001.json: signatureWrong(Evidence.PasskeyAssertion.Fault.userNotVerified)"])
    }

    /// The writer finds what needs no file's bytes, so such a bundle is never handed out.
    @Test func theKeyMustBeTheMembers() async throws {
        for change in [
            { $0.member = "member/b" }, { $0.kind = "passkeyMentioned" }, { $0.keyOfEntry = SampleKey(.es256).key },
        ] as [(inout Signed) -> Void] {
            var signed = try Signed()
            change(&signed)
            await #expect(
                throws: BundleFault.inconsistent([BundleFinding(member: "entries/000001.json", fault: .signatureKeyUnknown)])
            ) { try await signed.bytes() }
        }
    }

    @Test func aFileOfTheSignatureIsMissing() async throws {
        var signed = try Signed()
        let bytes = try await signed.bytes(without: signed.assertion.signature)
        #expect(BundleVerifier.verify(BytesSource(bytes)).faults == ["entries/000001.json: signatureFileMissing"])
    }
}
