import Evidence
import Testing

@Suite struct OpeningTests {
    let salt = Array(UInt8(0)..<32)
    let saltText = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

    @Test func aSaltHas32Bytes() {
        #expect(Opening(salt: Array(salt.dropLast()), value: []) == nil)
        #expect(Opening(salt: salt + [0], text: "") == nil)
    }

    @Test func aTextIsWrittenAsTextAndBytesAsBase64() throws {
        let text = try #require(Opening(salt: salt, text: "中\n"))
        #expect(text.json.canonicalBytes.text == #"{"salt":"\#(saltText)","text":"中\n"}"#)
        #expect(Opening(json: text.json) == text)
        for value: [UInt8] in [[0xFF], [0xEF, 0xBF, 0xBF]] {
            let bytes = try #require(Opening(salt: salt, value: value))
            #expect(bytes.json["bytes"]?.string == Base64.encode(value))
            #expect(Opening(json: bytes.json) == bytes)
            #expect(bytes.text == nil)
        }
    }

    @Test(arguments: [
        #"{"text":"a"}"#, #"{"salt":"AA==","text":"a"}"#,
        #"{"salt":"\#("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")"}"#,
        #"{"bytes":"YQ==","salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}"#,
        #"{"salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","text":1}"#,
        #"{"bytes":"/w==","salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=","text":"a"}"#, "[]",
    ])
    func refuses(_ text: String) throws {
        #expect(Opening(json: try JSON(parsing: text.bytes)) == nil)
    }
}
