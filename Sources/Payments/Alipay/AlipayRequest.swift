import Market
import NIOHTTP1

/// One request to Alipay: the common parameters, what is asked as JSON, and our signature over both.
///
/// Source: RULES.md, Alipay OpenAPI: all parameters but `sign`, sorted by name, joined by `&`, SHA256withRSA.
struct AlipayRequest {
    let method: String
    let content: String
    let notifyURL: WebAddress?
    let returnURL: WebAddress?

    init(method: String, content: some Encodable, notifyURL: WebAddress? = nil, returnURL: WebAddress? = nil) {
        self.method = method
        self.content = String(decoding: JSONText.bytes(content), as: UTF8.self)
        self.notifyURL = notifyURL
        self.returnURL = returnURL
    }

    /// The address with everything in it, for the buyer's browser.
    func link(_ configuration: AlipayConfiguration, at moment: Timestamp) -> String {
        let fields = signed(configuration, at: moment) + [("biz_content", content)]
        return "\(configuration.server)?\(URLEncodedForm(fields).text)"
    }

    /// The call: the common parameters in the address and what is asked in the body, as Alipay's own clients do it.
    func question(_ configuration: AlipayConfiguration, at moment: Timestamp) -> GatewayCall.Question {
        let common = URLEncodedForm(signed(configuration, at: moment)).text
        let body = URLEncodedForm([("biz_content", content)]).text
        return GatewayCall.Question(
            method: .POST, address: "\(configuration.server)?\(common)",
            headers: ["content-type": "application/x-www-form-urlencoded;charset=utf-8"], body: Array(body.utf8))
    }

    /// The common parameters with the signature, which covers `biz_content` as well.
    private func signed(_ configuration: AlipayConfiguration, at moment: Timestamp) -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = [
            ("app_id", configuration.appID), ("charset", "utf-8"), ("format", "JSON"), ("method", method),
            ("sign_type", "RSA2"), ("timestamp", BeijingTime.text(moment)), ("version", "1.0"),
        ]
        if let notifyURL { fields.append(("notify_url", notifyURL.text)) }
        if let returnURL { fields.append(("return_url", returnURL.text)) }
        let text = AlipaySignedText.of(fields + [("biz_content", content)])
        do {
            return fields + [("sign", try configuration.appKey.signature(of: Array(text.utf8)))]
        } catch {
            preconditionFailure("an RSA key signs every message: \(error)")
        }
    }
}

/// What Alipay's signatures of forms cover.
enum AlipaySignedText {
    static func of(_ fields: [(name: String, value: String)]) -> String {
        var text = ""
        for field in fields.sorted(by: { $0.name < $1.name }) {
            if !text.isEmpty { text += "&" }
            text += field.name
            text += "="
            text += field.value
        }
        return text
    }
}
