import AsyncHTTPClient
import JWTKit
import LotseCore
