import LotseCore
