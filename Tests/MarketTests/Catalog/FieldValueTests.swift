import Foundation
import Testing

@testable import Market

@Suite struct FieldValueTests {
    @Test(
        arguments: [
            (.text("文"), #"{"text":"文"}"#), (.number(-7), #"{"number":-7}"#), (.yesNo(true), #"{"yesNo":true}"#),
            (.choices([]), #"{"choices":[]}"#), (.choices(["a", "b"]), #"{"choices":["a","b"]}"#),
        ] as [(FieldValue, String)])
    func readsWhatItWrites(value: FieldValue, json: String) throws {
        #expect(String(decoding: try JSONEncoder().encode(value), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(FieldValue.self, from: Data(json.utf8)) == value)
    }

    @Test(arguments: [
        "{}", #"{"other":1}"#, #"{"text":1}"#, #"{"number":"1"}"#, #"{"number":1.5}"#, #"{"yesNo":1}"#,
        #"{"choices":"a"}"#, #"{"text":"a","number":1}"#, "[]", "null",
    ])
    func takesNothingElse(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(FieldValue.self, from: Data(json.utf8)) }
    }
}
