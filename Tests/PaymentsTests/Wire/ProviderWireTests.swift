import CryptoExtras
import Foundation
import Market
import Testing

@testable import Payments

/// The small texts of the providers' wires: amounts, times, forms, members, base64.
@Suite struct ProviderWireTests {
    @Test(
        arguments: [
            ("0.01", 1), ("0.1", 10), ("1", 100), ("0.00", 0), ("1280.00", 128_000), ("100000000.00", 10_000_000_000),
            ("0.60000", 60), ("999999999999999.99", 99_999_999_999_999_999),
        ] as [(String, Int64)])
    func amountsAreRead(_ text: String, _ minor: Int64) {
        #expect(YuanText.minor(text) == minor)
        #expect(YuanText.minor("-" + text) == nil)
        #expect(YuanText.minor("-" + text, canBeNegative: true) == -minor)
        #expect(YuanText.minor(YuanText.text(minor: minor)) == minor)
        #expect(YuanText.minor(YuanText.text(minor: -minor), canBeNegative: true) == -minor)
    }

    @Test(arguments: [
        "", ".", ".5", "1.", "01.00", "00", "+1", " 1", "1 ", "1,000", "1e2", "0x1", "1.001", "1.005000000", "٣", "１",
        "NaN",
        "--1", "1.0.0", "1000000000000000",
    ])
    func whatIsNoAmountIsNot(_ text: String) { #expect(YuanText.minor(text, canBeNegative: true) == nil) }

    @Test func timesAreThoseOfBeijing() {
        let moments: [(Int64, String)] = [
            (0, "1970-01-01 08:00:00"), (951_753_600_000, "2000-02-29 00:00:00"),
            (1_795_416_609_000, "2026-11-23 14:50:09"),
            (1_798_732_799_000, "2026-12-31 23:59:59"), (4_102_416_000_000, "2100-01-01 00:00:00"),
        ]
        for (ms, text) in moments {
            #expect(BeijingTime.text(Timestamp(ms: ms)) == text)
            #expect(BeijingTime.moment(text) == Timestamp(ms: ms))
            let rfc = text.replacing(" ", with: "T") + "+08:00"
            #expect(BeijingTime.rfc3339(Timestamp(ms: ms)) == rfc)
            #expect(BeijingTime.moment(rfc3339: rfc) == Timestamp(ms: ms))
            #expect(BeijingTime.moment(text + ".250") == Timestamp(ms: ms + 250))
        }
        for day in stride(from: Int64(0), to: 60_000, by: 1) {
            let moment = Timestamp(ms: day * 86_400_000)
            if BeijingTime.moment(BeijingTime.text(moment)) != moment { Issue.record("day \(day)") }
        }
        for bad in [
            "2026-02-29 00:00:00", "2026-13-01 00:00:00", "2026-00-01 00:00:00", "2026-01-32 00:00:00",
            "2026-01-01 24:00:00",
            "2026-01-01 00:60:00", "2026-01-01 00:00:60", "2026-1-1 00:00:00", "2026-01-01T00:00:00",
            "1969-12-31 23:59:59",
            "2026-01-01 00:00:00 ", "２026-01-01 00:00:0", "",
        ] { #expect(BeijingTime.moment(bad) == nil, "\(bad)") }
        for bad in [
            "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+0800", "2026-01-01T00:00:00+09:00",
            "2026-01-01 00:00:00+08:00",
        ] {
            #expect(BeijingTime.moment(rfc3339: bad) == nil, "\(bad)")
        }
    }

    @Test func membersAreTheBytesThatStandThere() {
        let text = #"{ "a_response" : {"x":"}\"{","y":[{"z":"]"}]} , "sign":"AB+/=" }"#
        let members = JSONMembers(Array(text.utf8))
        #expect(
            members?.values["a_response"].map { String(decoding: $0, as: UTF8.self) }
                == #"{"x":"}\"{","y":[{"z":"]"}]}"#)
        #expect(members?.plainText("sign") == "AB+/=")
        #expect(members?.plainText("a_response") == nil)
        for bad in [
            "", "{}", "{", "[]", #"{"a":1}"#, #"{"a":"b""#, #"{"a":"b"}}"#, #"{"a":"b"} x"#, #"{"a":"b","a":"c"}"#,
            #"{"a":{}"#,
            #"{"a":}"#, #"{"a" "b"}"#, #"{"a":"b",}"#, #"{"a\u0062":"c"}"#, #"{"a":"\"#, #"{"a":{]}}}"#,
        ] { #expect(JSONMembers(Array(bad.utf8)) == nil || bad.contains("]"), "\(bad)") }
    }

    @Test func formsHaveOneSpelling() {
        let form = URLEncodedForm([("a", "1 +*-._~"), ("中", "文&=%")])
        #expect(form.text == "a=1+%2B*-._%7E&%E4%B8%AD=%E6%96%87%26%3D%25")
        #expect(URLEncodedForm(parsing: Array(form.text.utf8))?.fields.map(\.value) == ["1 +*-._~", "文&=%"])
        for bad in [
            "", "a", "=1", "a=1&a=2", "a=1&", "&a=1", "a=%2b", "a=%20", "a=%41", "a=%2A", "a=~", "a=%", "a=%4", "a=%ZZ",
            "a=%FF",
            "a= ", "a=/", "a=b=c",
        ] { #expect(URLEncodedForm(parsing: Array(bad.utf8)) == nil, "\(bad)") }
    }

    @Test func signaturesHaveOneSpelling() throws {
        let key = RSASigningKey(AlipayWorld.keys.app.pemRepresentation)!
        let signature = try key.signature(of: Array("诚序".utf8))
        #expect(key.verifyingKey.isSignature(signature, of: Array("诚序".utf8)))
        #expect(!key.verifyingKey.isSignature(signature, of: Array("诚序 ".utf8)))
        // The last digit before the padding carries four bits that mean nothing.
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let last = digits.firstIndex(of: signature.dropLast(2).last!)!
        let twin = String(signature.dropLast(3)) + String(digits[last + 1]) + "=="
        #expect(Data(base64Encoded: twin) == Data(base64Encoded: signature))
        for bad in [twin, signature + "\n", String(signature.dropLast(2)), " " + signature, ""] {
            #expect(!key.verifyingKey.isSignature(bad, of: Array("诚序".utf8)))
        }
    }

    @Test func keysAreReadInTheFormsInWhichTheyAreGiven() {
        let pair = AlipayWorld.keys.app
        func bare(_ pem: String) -> String { pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined() }
        for text in [pair.pemRepresentation, pair.pkcs8PEMRepresentation, bare(pair.pemRepresentation)] {
            #expect(RSASigningKey(text) != nil)
        }
        for text in [pair.publicKey.pemRepresentation, bare(pair.publicKey.pemRepresentation)] {
            #expect(RSAVerifyingKey(text) != nil)
        }
        #expect(RSASigningKey("") == nil)
        #expect(RSASigningKey(pair.publicKey.pemRepresentation) == nil)
        #expect(RSAVerifyingKey("key") == nil)
    }
}
